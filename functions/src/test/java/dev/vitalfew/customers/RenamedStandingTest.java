package dev.vitalfew.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.history.Renames;
import dev.vitalfew.history.Standing;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamedStandingTest {

    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void isReadFromATableUnderTheNamesOfToday(@TempDir Path folder) throws IOException {
        var model = model(folder);
        var written = new CustomerItems(new dev.vitalfew.usage.UsageCodec(model.meters()), CLOCK);

        var read = CustomerItems.of(model, CLOCK).standing(written.toItem(standing(Map.of("tier", in("big", 3)))));

        assertThat(read).isEqualTo(standing(Map.of("size", in("huge", 3))));
    }

    @Test
    void goesOnFromTheNameThatSomebodyIsIn(@TempDir Path folder) throws IOException {
        var left = new Membership(Optional.empty(), SINCE.plusSeconds(60), 7, SINCE.plusSeconds(60));

        var read = Renames.of(model(folder)).standing(standing(Map.of("tier", in("big", 3), "size", left)));

        assertThat(read).isEqualTo(standing(Map.of("size", in("huge", 7))));
    }

    private static Membership in(String segment, long number) {
        return new Membership(Optional.of(segment), SINCE, number, SINCE);
    }

    private static Standing standing(Map<String, Membership> memberships) {
        return new Standing(
                Id.account("acme"), Id.account("acme"), true, 4, 1, LocalDate.of(2026, 3, 1), 2, memberships);
    }

    private static Model model(Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                lenses:
                  - lens: size
                    was: tier
                    of: accounts
                    segments:
                      - { segment: huge, was: big, when: { trait: plan, is: scale }, then: { tasks: [a] } }
                      - { segment: small, otherwise: true, then: { tasks: [b] } }
                """);
        return ModelReader.read(folder);
    }
}
