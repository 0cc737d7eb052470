package dev.vitalfew.lifecycle.enrollments;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Hash;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/** What is left to chance, and falls the same way for a person each time it is asked. */
public final class Chance {

    private static final int HUNDREDTHS_OF_PERCENT = 10_000;

    private Chance() {}

    /** Whether the person is among so many percent of all; {@code about} tells one question from another. */
    public static boolean isAmong(BigDecimal percent, Id person, String about) {
        return pick(HUNDREDTHS_OF_PERCENT, person, about)
                < percent.movePointRight(2).intValue();
    }

    /** A number from 0, less than {@code many}. */
    public static int pick(int many, Id person, String about) {
        var hash = Hash.sha256((about + "\n" + person).getBytes(UTF_8));
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), many);
    }
}
