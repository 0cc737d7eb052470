package dev.vitalfew.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void areFreeAndNoneThatAnOutgoingConnectionIsGiven() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var port = Ports.free();

        assertThat(port).isBetween(Ports.FIRST, Ports.LAST);
        try (var server = new ServerSocket(port, 1, loopback);
                var client = new Socket(loopback, port)) {
            assertThat(server.getLocalPort()).isEqualTo(port);
            assertThat(client.getLocalPort()).isGreaterThan(Ports.LAST);
        }
    }
}
