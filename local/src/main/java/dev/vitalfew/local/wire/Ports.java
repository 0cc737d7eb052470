package dev.vitalfew.local.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on. They lie below those that systems give to outgoing connections (from 32768 or 49152 on), of
 * which one could else take a port before its server has started.
 */
public final class Ports {

    static final int FIRST = 16_000;
    static final int LAST = 31_999;

    private static final int TRIES = 1_000;

    private Ports() {}

    public static int free() {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port between " + FIRST + " and " + LAST + " is free");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
