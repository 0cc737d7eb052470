package dev.vitalfew.usage;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Unsigned numbers of 7 bits a byte, least first: small numbers take one byte. And numbers of a fixed width, as they are. */
final class Varints {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Varints() {}

    /** Small numbers of either sign become small numbers without one: 0, -1, 1, -2 become 0, 1, 2, 3. */
    static long zigzag(long number) {
        return number << 1 ^ number >> 63;
    }

    static long unzigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }

    /** The number that eight bytes are, the greatest first. */
    static long eight(byte[] bytes, int from) {
        return (long) EIGHT.get(bytes, from);
    }

    static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void raw(byte value) {
            out.write(value);
        }

        void raw(byte[] values) {
            out.writeBytes(values);
        }

        /** The lowest bytes of a number, the greatest first. */
        void raw(long value, int width) {
            for (var shift = (width - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                out.write((int) (value >>> shift));
            }
        }

        void number(long value) {
            var rest = value;
            while (Long.compareUnsigned(rest, MORE) >= 0) {
                out.write((int) (rest & (MORE - 1)) | MORE);
                rest >>>= BITS;
            }
            out.write((int) rest);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    static final class Reader {

        private final byte[] bytes;
        private int next;

        Reader(byte[] bytes) {
            this(bytes, 0);
        }

        Reader(byte[] bytes, int next) {
            this.bytes = bytes;
            this.next = next;
        }

        /** Where the byte is that is read next. */
        int next() {
            return next;
        }

        /** Goes on behind these bytes, if they come next. */
        boolean passes(byte[] expected) {
            var end = next + expected.length;
            var isNext = end <= bytes.length && Arrays.equals(bytes, next, end, expected, 0, expected.length);
            next = isNext ? end : next;
            return isNext;
        }

        byte raw() {
            return bytes[next++];
        }

        /** A number of six bytes, the greatest first, behind which there are two more at least. */
        long six() {
            var value = eight(bytes, next) >>> 2 * Byte.SIZE;
            next += 6;
            return value;
        }

        long number() {
            long value = raw();
            if (value >= 0) {
                return value;
            }
            value &= MORE - 1;
            for (int shift = BITS; ; shift += BITS) {
                var part = raw();
                value |= (long) (part & (MORE - 1)) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        }
    }
}
