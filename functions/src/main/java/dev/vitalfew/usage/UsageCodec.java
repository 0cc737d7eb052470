package dev.vitalfew.usage;

import dev.vitalfew.platform.Hash;
import dev.vitalfew.rules.Meter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Usage as the bytes of one attribute, so that a busy item stays under a kilobyte.
 *
 * <p>Shape: a version byte; how many meters there are; then of each, in the order of their names, a code (6 bytes of the
 * SHA-256 of its name), and for how many days back it was kept (0 for ever; 65,536 and the days since 1970 for ever since
 * that day); then the readings ({@link Packed}), with the number of the meter above, counted from 0, as its place. Numbers
 * are unsigned varints of 7 bits a byte, least first.
 *
 * <p>Nearly everybody's meters are those of the model, all counted from the beginning: they are compared at once, and the
 * readings are left as they are.
 *
 * <p>Only the meters of one model are read and written. What an older model counted and this one does not is dropped;
 * what was kept for fewer days than this model needs reads as never counted, so that it is counted anew from the log.
 */
public final class UsageCodec {

    private static final byte VERSION = 3;
    private static final int CODE_BYTES = 6;
    private static final int CODE_SHIFT = Long.SIZE - CODE_BYTES * Byte.SIZE;
    private static final int FOREVER = 0;
    /** More days than any meter is kept for. */
    private static final int SINCE = 1 << Short.SIZE;

    private final Panel panel;
    /** By place. */
    private final Meter[] meters;

    private final long[] codes;
    private final Map<Long, Integer> places = new HashMap<>();
    /** The meters of a usage of which all were counted from the beginning: as bytes, and as they are on the panel. */
    private final byte[] all;

    private final int[] allPlaces;
    private final boolean[] allCounted;

    public UsageCodec(Collection<Meter> meters) {
        panel = Panel.of(meters.stream().map(Meter::name).toList());
        this.meters = new Meter[panel.size()];
        meters.forEach(meter -> this.meters[panel.place(meter.name())] = meter);
        codes = Arrays.stream(this.meters).mapToLong(UsageCodec::code).toArray();
        for (var place = 0; place < codes.length; place++) {
            var other = places.put(codes[place], place);
            if (other != null) {
                throw new IllegalArgumentException(
                        "two meters have one code: " + this.meters[other].name() + " and " + this.meters[place].name());
            }
        }
        allPlaces = IntStream.range(0, panel.size()).toArray();
        allCounted = new boolean[panel.size()];
        Arrays.fill(allCounted, true);
        var out = new Varints.Writer();
        writeMeters(out, allPlaces, Map.of());
        all = out.bytes();
    }

    private static long code(Meter meter) {
        var digest = Hash.sha256(meter.name().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong() >>> CODE_SHIFT;
    }

    /** The bytes of {@code usage} without the dates that no rule reads any more on {@code today}. */
    public byte[] encode(Usage usage, LocalDate today) {
        var counted = Arrays.stream(allPlaces)
                .filter(place -> usage.isCounted(usage.panel().place(meters[place].name())))
                .toArray();
        var out = new Varints.Writer();
        out.raw(VERSION);
        writeMeters(out, counted, usage.since());
        kept(usage, counted, today).write(out);
        return out.bytes();
    }

    private void writeMeters(Varints.Writer out, int[] counted, Map<String, LocalDate> since) {
        out.number(counted.length);
        for (var place : counted) {
            out.raw(codes[place], CODE_BYTES);
            out.number(keptFor(meters[place], since));
        }
    }

    private static int keptFor(Meter meter, Map<String, LocalDate> since) {
        if (meter.keptDays() != Meter.FOREVER) {
            return meter.keptDays();
        }
        var date = since.get(meter.name());
        return date == null ? FOREVER : SINCE + Usage.day(date);
    }

    private Packed kept(Usage usage, int[] counted, LocalDate today) {
        var readings = new Readings(panel, usage.size());
        for (var number = 0; number < counted.length; number++) {
            var meter = meters[counted[number]];
            var from = firstKept(meter, today);
            readings.begin(number);
            usage.forEach(usage.panel().place(meter.name()), (day, read) -> {
                if (day >= from) {
                    readings.add(day, read);
                }
            });
        }
        return readings.packed();
    }

    private static int firstKept(Meter meter, LocalDate today) {
        return meter.keptDays() == Meter.FOREVER ? Integer.MIN_VALUE : Usage.day(today.minusDays(meter.keptDays()));
    }

    public Usage decode(byte[] bytes) {
        var in = new Varints.Reader(bytes);
        var version = in.raw();
        if (version != VERSION) {
            throw new IllegalArgumentException("usage of version " + version + "; this reads " + VERSION);
        }
        return in.passes(all)
                ? new Usage(panel, allCounted, Packed.read(bytes, in.next()), Map.of())
                : decode(in, bytes);
    }

    private Usage decode(Varints.Reader in, byte[] bytes) {
        var written = new int[(int) in.number()];
        var since = new HashMap<String, LocalDate>();
        for (var number = 0; number < written.length; number++) {
            var place = places.getOrDefault(in.six(), Panel.ABSENT);
            var kept = (int) in.number();
            written[number] = place != Panel.ABSENT && isEnough(kept, meters[place]) ? place : Panel.ABSENT;
            if (written[number] != Panel.ABSENT && kept >= SINCE && meters[place].keptDays() == Meter.FOREVER) {
                since.put(meters[place].name(), LocalDate.ofEpochDay(kept - SINCE));
            }
        }
        var packed = Packed.read(bytes, in.next());
        var readings = new Readings(panel, packed.size);
        for (var number = 0; number < written.length; number++) {
            if (written[number] != Panel.ABSENT) {
                readings.begin(written[number]);
                packed.forEach(number, readings::add);
            }
        }
        since.forEach(readings::since);
        return readings.usage();
    }

    private static boolean isEnough(int kept, Meter meter) {
        return kept == FOREVER || kept >= Math.min(meter.keptDays(), SINCE);
    }
}
