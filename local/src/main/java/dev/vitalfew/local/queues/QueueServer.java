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
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
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
    private final SQSRestServer server;

    private QueueServer(ActorSystem actors, SQSRestServer server) {
        this.actors = actors;
        this.server = server;
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
        storage.ifPresent(actor -> restore(actor, manager));
        var builder = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(manager)
                .withInterface("localhost")
                .withPort(at.getPort())
                .withServerAddress(new org.elasticmq.NodeAddress("http", "localhost", at.getPort(), ""));
        var server =
                storage.map(builder::withQueueEventListener).orElse(builder).start();
        server.waitUntilStarted();
        return new QueueServer(actors, server);
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

    private static void restore(ActorRef storage, ActorRef manager) {
        Patterns.ask(storage, new QueueEvent.Restore(manager), Duration.ofSeconds(30))
                .toCompletableFuture()
                .join();
    }
}
