package dev.vitalfew.usage;

import dev.vitalfew.platform.Hash;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.LongStream;

/**
 * Usage as the bytes of one attribute, so that a busy item stays under a kilobyte.
 *
 * <p>Shape: a version byte; how many readings there are in all; the first of their days, since 1970; then per meter, in
 * the order of their codes, its code (6 bytes of the SHA-256 of its name), for how many days back it was kept (0 for ever;
 * 65,536 and the days since 1970 for ever since that day),
 * how many readings follow, and per reading twice the days since the one before (at first: since the first of all) and one
 * more if it isn't 1, and then the number: a count less 1, or the number of a property in ten-thousandths (zigzag). Numbers
 * are unsigned varints of 7 bits a byte, least first.
 *
 * <p>Only the meters of one model are read and written. What an older model counted and this one does not is dropped;
 * what was kept for fewer days than this model needs reads as never counted, so that it is counted anew from the log.
 */
public final class UsageCodec {

    private static final byte VERSION = 2;
    private static final int CODE_BYTES = 6;
    private static final int CODE_SHIFT = Long.SIZE - CODE_BYTES * Byte.SIZE;
    private static final int FOREVER = 0;
    /** More days than any meter is kept for. */
    private static final int SINCE = 1 << Short.SIZE;
    /** Greater than any code. */
    private static final long BEYOND = Long.MAX_VALUE;

    private final Panel panel;
    private final Coded[] byCode;
    private final long[] codes;
    private final int[] keptDays;

    /** A meter with its code, and its place on the panel. */
    private record Coded(long code, Meter meter, int place, boolean signed) {}

    public UsageCodec(Collection<Meter> meters) {
        panel = Panel.of(meters.stream().map(Meter::name).toList());
        byCode = meters.stream()
                .map(meter -> new Coded(code(meter), meter, panel.place(meter.name()), isSigned(meter)))
                .sorted(Comparator.comparingLong(Coded::code))
                .toArray(Coded[]::new);
        codes = LongStream.concat(Arrays.stream(byCode).mapToLong(Coded::code), LongStream.of(BEYOND))
                .toArray();
        keptDays = Arrays.stream(byCode)
                .mapToInt(coded -> Math.min(coded.meter().keptDays(), SINCE))
                .toArray();
        for (var i = 1; i < byCode.length; i++) {
            if (byCode[i].code() == byCode[i - 1].code()) {
                throw new IllegalArgumentException("two meters have one code: "
                        + byCode[i - 1].meter().name() + " and "
                        + byCode[i].meter().name());
            }
        }
    }

    private static long code(Meter meter) {
        var digest = Hash.sha256(meter.name().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong() >>> CODE_SHIFT;
    }

    /** Counts are never negative; numbers of properties may be. */
    private static boolean isSigned(Meter meter) {
        return switch (meter.reading()) {
            case Reading.Once _, Reading.Present _ -> false;
            case Reading.Sum _, Reading.Least _, Reading.Most _ -> true;
        };
    }

    /** The bytes of {@code usage} without the dates that no rule reads any more on {@code today}. */
    public byte[] encode(Usage usage, LocalDate today) {
        var kept = kept(usage, today);
        var first = kept.firstDay();
        var out = new Varints.Writer();
        out.raw(VERSION);
        out.number(kept.size);
        out.number(first);
        for (var coded : byCode) {
            if (kept.isCounted(coded.place())) {
                write(out, coded, kept, first);
            }
        }
        return out.bytes();
    }

    private Usage kept(Usage usage, LocalDate today) {
        var readings = new Readings(panel, usage.size);
        for (var coded : byCode) {
            var place = usage.panel().place(coded.meter().name());
            if (usage.isCounted(place)) {
                var from = firstKept(coded.meter(), today);
                readings.begin(coded.place());
                usage.forEach(place, (day, number) -> {
                    if (day >= from) {
                        readings.add(day, number);
                    }
                });
                readings.end();
            }
        }
        usage.since().forEach(readings::since);
        return readings.usage();
    }

    private static int firstKept(Meter meter, LocalDate today) {
        return meter.keptDays() == Meter.FOREVER ? Integer.MIN_VALUE : Usage.day(today.minusDays(meter.keptDays()));
    }

    private static void write(Varints.Writer out, Coded coded, Usage kept, int first) {
        for (int shift = (CODE_BYTES - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.raw((byte) (coded.code() >>> shift));
        }
        out.number(keptFor(coded.meter(), kept));
        out.number(kept.size(coded.place()));
        var before = new int[] {first};
        kept.forEach(coded.place(), (day, number) -> {
            out.number((day - before[0]) * 2L + (number == 1 ? 0 : 1));
            if (number != 1) {
                out.number(coded.signed() ? zigzag(number) : number - 1);
            }
            before[0] = day;
        });
    }

    private static int keptFor(Meter meter, Usage kept) {
        if (meter.keptDays() != Meter.FOREVER) {
            return meter.keptDays();
        }
        var since = kept.since().get(meter.name());
        return since == null ? FOREVER : SINCE + Usage.day(since);
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
        var readings = new Readings(panel, (int) in.number());
        var first = (int) in.number();
        // Both are in the order of the codes, so each meter is met by going on in both.
        var next = 0;
        while (in.hasMore()) {
            var code = in.six();
            var kept = (int) in.number();
            var size = in.number();
            while (codes[next] < code) {
                next++;
            }
            if (codes[next] == code && (kept == FOREVER || kept >= keptDays[next])) {
                read(in, size, byCode[next], first, readings);
                readSince(kept, byCode[next], readings);
            } else {
                skip(in, size);
            }
        }
        return readings.usage();
    }

    private static void read(Varints.Reader in, long size, Coded coded, int first, Readings readings) {
        readings.begin(coded.place());
        var day = first;
        for (long i = 0; i < size; i++) {
            var step = in.number();
            day += (int) (step >>> 1);
            readings.add(day, (step & 1) == 0 ? 1 : number(in.number(), coded));
        }
        readings.end();
    }

    private static void readSince(int kept, Coded coded, Readings readings) {
        if (kept >= SINCE && coded.meter().keptDays() == Meter.FOREVER) {
            readings.since(coded.meter().name(), LocalDate.ofEpochDay(kept - SINCE));
        }
    }

    private static long number(long written, Coded coded) {
        return coded.signed() ? unzigzag(written) : written + 1;
    }

    private static void skip(Varints.Reader in, long size) {
        for (long i = 0; i < size; i++) {
            if ((in.number() & 1) == 1) {
                in.number();
            }
        }
    }
}
