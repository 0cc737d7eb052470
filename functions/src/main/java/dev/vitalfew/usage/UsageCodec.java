package dev.vitalfew.usage;

import dev.vitalfew.platform.Hash;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Usage as the bytes of one attribute, so that a busy item stays under a kilobyte.
 *
 * <p>Shape: a version byte; then per meter its code (6 bytes of the SHA-256 of its name), for how many days back it was
 * kept, how many dates follow, and per date the days since the date before (since 1970 for the first) and the count, or the number of a property in ten-thousandths (zigzag).
 * Numbers are unsigned varints of 7 bits a byte, least first.
 *
 * <p>Only the meters of one model are read and written. What an older model counted and this one does not is dropped;
 * what was kept for fewer days than this model needs reads as never counted, so that it is counted anew from the log.
 */
public final class UsageCodec {

    private static final byte VERSION = 1;
    private static final int CODE_BYTES = 6;

    private final Map<Long, Meter> byCode;

    public UsageCodec(Collection<Meter> meters) {
        byCode = meters.stream().collect(Collectors.toMap(UsageCodec::code, meter -> meter, UsageCodec::distinct));
    }

    private static Meter distinct(Meter one, Meter other) {
        throw new IllegalArgumentException("two meters have one code: " + one.name() + " and " + other.name());
    }

    private static long code(Meter meter) {
        var digest = Hash.sha256(meter.name().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong() >>> (Long.SIZE - CODE_BYTES * Byte.SIZE);
    }

    /** The bytes of {@code usage} without the dates that no rule reads any more on {@code today}. */
    public byte[] encode(Usage usage, LocalDate today) {
        var out = new Varints.Writer();
        out.raw(VERSION);
        new TreeMap<>(byCode).forEach((code, meter) -> {
            var counts = usage.days().get(meter.name());
            if (counts != null) {
                write(out, code, meter, kept(meter, counts, today));
            }
        });
        return out.bytes();
    }

    private static NavigableMap<LocalDate, Long> kept(
            Meter meter, NavigableMap<LocalDate, Long> counts, LocalDate today) {
        return meter.keptDays() == Meter.FOREVER ? counts : counts.tailMap(today.minusDays(meter.keptDays()), true);
    }

    private static void write(Varints.Writer out, long code, Meter meter, NavigableMap<LocalDate, Long> counts) {
        for (int shift = (CODE_BYTES - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.raw((byte) (code >>> shift));
        }
        out.number(meter.keptDays());
        out.number(counts.size());
        long before = 0;
        for (var counted : counts.entrySet()) {
            out.number(counted.getKey().toEpochDay() - before);
            out.number(isSigned(meter) ? zigzag(counted.getValue()) : counted.getValue());
            before = counted.getKey().toEpochDay();
        }
    }

    /** Counts are never negative; numbers of properties may be. */
    private static boolean isSigned(Meter meter) {
        return switch (meter.reading()) {
            case Reading.Once _, Reading.Present _ -> false;
            case Reading.Sum _, Reading.Least _, Reading.Most _ -> true;
        };
    }

    /** Small numbers of either sign become small numbers without one: 0, -1, 1, -2 become 0, 1, 2, 3. */
    private static long zigzag(long number) {
        return number << 1 ^ number >> 63;
    }

    private static long unzigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }

    public Usage decode(byte[] bytes) {
        var in = new Varints.Reader(bytes);
        var version = in.raw();
        if (version != VERSION) {
            throw new IllegalArgumentException("usage of version " + version + "; this reads " + VERSION);
        }
        var days = new HashMap<String, NavigableMap<LocalDate, Long>>();
        while (in.hasMore()) {
            long code = 0;
            for (int i = 0; i < CODE_BYTES; i++) {
                code = code << Byte.SIZE | in.raw() & 0xff;
            }
            var kept = in.number();
            var counts = counts(in);
            var meter = byCode.get(code);
            if (meter != null && kept >= meter.keptDays()) {
                if (isSigned(meter)) {
                    counts.replaceAll((_, number) -> unzigzag(number));
                }
                days.put(meter.name(), counts);
            }
        }
        return new Usage(days);
    }

    private static NavigableMap<LocalDate, Long> counts(Varints.Reader in) {
        var counts = new TreeMap<LocalDate, Long>();
        var size = in.number();
        long day = 0;
        for (long i = 0; i < size; i++) {
            day += in.number();
            counts.put(LocalDate.ofEpochDay(day), in.number());
        }
        return counts;
    }
}
