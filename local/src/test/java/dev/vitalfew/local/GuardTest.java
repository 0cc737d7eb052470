package dev.vitalfew.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.local.template.Places;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

    @Test
    void deniesACallThatTheRoleDoesNotAllow(@TempDir Path folder) {
        try (var tiny = Tiny.start(folder, Settings.inMemory().thatAuthorises())) {
            var answer = tiny.post("/post/message", "not allowed");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(tiny.stack().guard().denied())
                    .isEqualTo(Map.of("Post", Set.of("sqs:SendMessage on " + Places.arn("sqs", "LateQueue.fifo"))));
            assertThat(tiny.probe().seen("message:LateQueue.fifo:")).isEmpty();
        }
    }
}
