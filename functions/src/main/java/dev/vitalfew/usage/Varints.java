package dev.vitalfew.usage;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unsigned numbers of 7 bits a byte, least first: small numbers take one byte. */
final class Varints {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Varints() {}

    static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void raw(byte value) {
            out.write(value);
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

        private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

        private final byte[] bytes;
        private int next;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasMore() {
            return next < bytes.length;
        }

        byte raw() {
            return bytes[next++];
        }

        /** A number of six bytes, the greatest first, behind which there are two more at least. */
        long six() {
            var value = (long) EIGHT.get(bytes, next) >>> 2 * Byte.SIZE;
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
