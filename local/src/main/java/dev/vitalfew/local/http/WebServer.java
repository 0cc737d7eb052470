package dev.vitalfew.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on the loopback interface, a virtual thread for each request. */
public final class WebServer implements AutoCloseable {

    static {
        // Else a small answer on a kept-alive connection waits 40 ms for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Answers a request. */
    @FunctionalInterface
    public interface Site {
        Answer answer(Request request);
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private WebServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    public static WebServer start(int port, Site site) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> serve(exchange, site));
            server.start();
            return new WebServer(server, threads);
        } catch (BindException e) {
            throw new IllegalStateException("port " + port + " is taken: choose another with PORT=", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Site site) throws IOException {
        try (exchange) {
            var answer = answer(exchange, site);
            if (answer.status() == 0) {
                return;
            }
            answer.headers()
                    .forEach((name, values) -> values.forEach(
                            value -> exchange.getResponseHeaders().add(name, value)));
            var bodiless = exchange.getRequestMethod().equals("HEAD")
                    || answer.status() == 204
                    || answer.status() == 304
                    || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private static Answer answer(HttpExchange exchange, Site site) throws IOException {
        try {
            return site.answer(request(exchange));
        } catch (RuntimeException e) {
            e.printStackTrace();
            return Answer.problem(500, "Internal Server Error", String.valueOf(e.getMessage()));
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, List<String>>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                query == null ? "" : query,
                headers,
                exchange.getRequestBody().readAllBytes(),
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }
}
