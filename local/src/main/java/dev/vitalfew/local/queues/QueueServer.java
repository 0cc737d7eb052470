package dev.vitalfew.local.queues;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.QueueStatistics;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.persistence.sql.DB;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import scalikejdbc.ConnectionPool$;

/** ElasticMQ on a loopback port, on real time; with a folder its messages outlive the process. */
public final class QueueServer implements AutoCloseable {

    private static final String QUIET = "pekko { loglevel = WARNING, daemonic = on, jvm-exit-on-fatal-error = off }";

    /** H2 else writes half a second later, and a kill loses the messages of that time. */
    private static final String AT_ONCE = ";WRITE_DELAY=0";

    private final ActorSystem actors;
    private final ActorRef manager;
    private final SQSRestServer server;
    private final URI endpoint;

    private QueueServer(ActorSystem actors, ActorRef manager, SQSRestServer server, URI endpoint) {
        this.actors = actors;
        this.manager = manager;
        this.server = server;
        this.endpoint = endpoint;
    }

    public static QueueServer start(URI at, Optional<Path> folder) {
        var config = ConfigFactory.parseString(QUIET).withFallback(ConfigFactory.load());
        var actors = ActorSystem.create("queues", config);
        var storage = folder.map(QueueServer::open)
                .map(kept -> actors.actorOf(Props.create(SqlQueuePersistenceActor.class, kept, List$.MODULE$.empty())));
        var manager = actors.actorOf(Props.create(
                QueueManagerActor.class,
                new NowProvider(),
                StrictSQSLimits$.MODULE$,
                Option.apply(storage.orElse(null))));
        storage.ifPresent(actor -> ask(actor, new QueueEvent.Restore(manager)));
        var builder = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(manager)
                .withInterface("localhost")
                .withPort(at.getPort())
                .withServerAddress(new org.elasticmq.NodeAddress("http", "localhost", at.getPort(), ""));
        var server =
                storage.map(builder::withQueueEventListener).orElse(builder).start();
        server.waitUntilStarted();
        return new QueueServer(actors, manager, server, at);
    }

    URI endpoint() {
        return endpoint;
    }

    /** Asked without HTTP: whoever waits for rest asks often. */
    Queues.Depth depth(String name) {
        var queue = (Option<?>) ask(manager, new LookupQueue(name));
        if (queue.isEmpty()) {
            throw new IllegalArgumentException("no queue " + name);
        }
        var found = (QueueStatistics) ask((ActorRef) queue.get(), new GetQueueStatistics(System.currentTimeMillis()));
        return new Queues.Depth(
                (int) found.approximateNumberOfVisibleMessages(),
                (int) found.approximateNumberOfInvisibleMessages(),
                (int) found.approximateNumberOfMessagesDelayed());
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        try {
            actors.getWhenTerminated().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the queues do not end", e);
        }
    }

    /** Of all folders that a process opens, ElasticMQ else keeps to the first. */
    private static SqlQueuePersistenceConfig open(Path folder) {
        var url = "jdbc:h2:" + folder.resolve("queues").toAbsolutePath() + AT_ONCE;
        var config = new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, "", "", false);
        DB.initializeSingleton(config);
        var pool = ConnectionPool$.MODULE$;
        var settings = pool.singleton$default$4();
        pool.singleton(url, "", "", settings, pool.singleton$default$5(url, "", "", settings));
        return config;
    }

    private static Object ask(ActorRef actor, Object question) {
        return Patterns.ask(actor, question, Duration.ofSeconds(30))
                .toCompletableFuture()
                .join();
    }
}
