package dev.vitalfew.usage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The readings of a usage, by place and day, as few bytes as they need: each is a place, a day and a number, the highest bits
 * first, and all are equally long. So none waits for the one before, one is found by halving, and nothing need be unpacked.
 * A number that doesn't fit, as few do, or is less than 1, is written as 0 and follows behind the readings.
 *
 * <p>Shape: a head of eight bytes; the readings; the other numbers, in the same order (zigzag, as unsigned varints of 7 bits
 * a byte, least first). The head, the highest bits first: how many readings there are (3 bytes), the first of their days,
 * since 1970 (3), how many bytes each takes (1), how many bits its day has and how many its number (5 bits and 3).
 */
final class Packed {

    private static final int LEAST_NUMBER_BITS = 2;
    private static final int MOST_NUMBER_BITS = 5;
    /** No number that fits is greater. */
    static final int MOST_FITTING = (1 << MOST_NUMBER_BITS) - 1;

    final int size;
    private final int firstDay;
    private final int width;
    private final int dayBits;
    private final int numberBits;
    /** The bytes with all of them, where they begin, and behind them what doesn't fit. */
    private final byte[] bytes;

    private final int start;
    private final int end;
    private final long mask;

    private Packed(int size, int firstDay, int width, int dayBits, int numberBits, byte[] bytes, int start, int end) {
        this.size = size;
        this.firstDay = firstDay;
        this.width = width;
        this.dayBits = dayBits;
        this.numberBits = numberBits;
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.mask = -1L >>> (Long.BYTES - width) * Byte.SIZE;
    }

    /** @param places and days ascend together */
    static Packed of(int size, int[] places, int[] days, long[] numbers) {
        var firstDay = size == 0 ? 0 : Arrays.stream(days, 0, size).min().getAsInt();
        var lastDay = size == 0 ? 0 : Arrays.stream(days, 0, size).max().getAsInt();
        var dayBits = bits(lastDay - firstDay);
        var keyBits = dayBits + (size == 0 ? 0 : bits(places[size - 1]));
        var width = (keyBits + LEAST_NUMBER_BITS + Byte.SIZE - 1) / Byte.SIZE;
        var numberBits = Math.min(width * Byte.SIZE - keyBits, MOST_NUMBER_BITS);
        var out = new Varints.Writer();
        // A reading is read as the end of eight bytes.
        out.raw(0, Long.BYTES);
        var others = new Varints.Writer();
        for (var i = 0; i < size; i++) {
            var fits = numbers[i] > 0 && numbers[i] < 1L << numberBits;
            var key = (long) places[i] << dayBits | days[i] - firstDay;
            out.raw(key << numberBits | (fits ? numbers[i] : 0), width);
            if (!fits) {
                others.number(Varints.zigzag(numbers[i]));
            }
        }
        out.raw(others.bytes());
        var bytes = out.bytes();
        return new Packed(size, firstDay, width, dayBits, numberBits, bytes, Long.BYTES, bytes.length);
    }

    private static int bits(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    void write(Varints.Writer out) {
        out.raw(size, 3);
        out.raw(firstDay, 3);
        out.raw(width, 1);
        out.raw(dayBits << 3 | numberBits, 1);
        out.raw(Arrays.copyOfRange(bytes, start, end));
    }

    /** From where they begin, to the end. */
    static Packed read(byte[] bytes, int from) {
        var head = Varints.eight(bytes, from);
        var size = (int) (head >>> 40);
        var firstDay = (int) (head >>> 8) >> Byte.SIZE;
        var width = (int) (head >>> 8) & 0xFF;
        var dayBits = (int) head >>> 3 & 0x1F;
        var numberBits = (int) head & 7;
        return new Packed(size, firstDay, width, dayBits, numberBits, bytes, from + Long.BYTES, bytes.length);
    }

    /** What {@link #placeOf}, {@link #dayOf} and {@link #numberOf} take apart. */
    long reading(int i) {
        return Varints.eight(bytes, start + (i + 1) * width - Long.BYTES) & mask;
    }

    int placeOf(long reading) {
        return (int) (reading >>> dayBits + numberBits);
    }

    int dayOf(long reading) {
        return firstDay + ((int) (reading >>> numberBits) & (1 << dayBits) - 1);
    }

    /** 0 when it didn't fit. */
    long numberOf(long reading) {
        return reading & (1L << numberBits) - 1;
    }

    int day(int i) {
        return dayOf(reading(i));
    }

    /** What a meter read on a day. */
    interface Reader {
        void read(int day, long number);
    }

    /** Of the meter at the place, all, the earliest first. */
    void forEach(int place, Reader reader) {
        forEach(place, Integer.MIN_VALUE, Integer.MAX_VALUE, reader);
    }

    /** Of the meter at the place, those from a day to another, both included, the earliest first. */
    void forEach(int place, long from, long to, Reader reader) {
        var end = key(place, to + 1);
        Varints.@Nullable Reader others = null;
        for (var i = first(place, from); i < size && key(i) < end; i++) {
            var reading = reading(i);
            var number = numberOf(reading);
            if (number == 0) {
                others = others == null ? others(i) : others;
                number = Varints.unzigzag(others.number());
            }
            reader.read(dayOf(reading), number);
        }
    }

    /** The numbers that didn't fit, from those of a reading on. */
    private Varints.Reader others(int from) {
        var others = new Varints.Reader(bytes, start + size * width);
        for (var i = 0; i < from; i++) {
            if (numberOf(reading(i)) == 0) {
                others.number();
            }
        }
        return others;
    }

    /** By reading. */
    long[] numbers() {
        var others = others(0);
        var numbers = new long[size];
        for (var i = 0; i < size; i++) {
            var number = numberOf(reading(i));
            numbers[i] = number == 0 ? Varints.unzigzag(others.number()) : number;
        }
        return numbers;
    }

    /** The days of the meter at the place from a day to another, both included, the earliest first. */
    int[] days(int place, long from, long to) {
        var first = first(place, from);
        var days = new int[Math.max(0, first(place, to + 1) - first)];
        for (var i = 0; i < days.length; i++) {
            days[i] = dayOf(reading(first + i));
        }
        return days;
    }

    /** The first reading of the meter at the place on the day or later, or what comes behind those it has. */
    int first(int place, long day) {
        var wanted = key(place, day);
        var from = 0;
        var to = size;
        while (from < to) {
            var middle = from + to >>> 1;
            if (key(middle) < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** A reading without its number. */
    private long key(int i) {
        return reading(i) >>> numberBits;
    }

    private long key(int place, long day) {
        return ((long) place << dayBits) + Math.clamp(day, firstDay, firstDay + (1L << dayBits)) - firstDay;
    }
}
