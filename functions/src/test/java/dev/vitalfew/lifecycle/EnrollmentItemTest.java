package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollment.Draw;
import dev.vitalfew.lifecycle.enrollments.EnrollmentItem;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import dev.vitalfew.lifecycle.enrollments.Stored;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EnrollmentItemTest {

    @Test
    void isReadAsItWasWritten() {
        var written = enrollment()
                .paying(new Mrr(Optional.of(new BigDecimal("90.50")), Optional.of(new BigDecimal("100"))))
                .treated()
                .watched(Optional.of(Workbench.TUESDAY.plus(Duration.ofDays(14))));

        assertThat(EnrollmentItem.read(new Stored(EnrollmentItem.write(written))))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"true, HELD_OUT", "false, NOT_YET"})
    void isReadAsItWasBeforeSidesWereNoted(boolean heldOut, Draw draw) {
        var item = new HashMap<>(EnrollmentItem.write(enrollment()));
        item.remove("draw");
        item.put("heldOut", AttributeValue.fromBool(heldOut));

        assertThat(EnrollmentItem.read(new Stored(item)).draw()).isEqualTo(draw);
    }

    private static Enrollment enrollment() {
        return Enrollment.of(
                Workbench.ADA, Workbench.ACME, Workbench.reactivation(), Workbench.ENTRY, Workbench.TUESDAY);
    }
}
