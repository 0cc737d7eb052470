package dev.vitalfew.lenses;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/**
 * How numbers from 0 on are spread over all accounts or people: how many there are of each, in bounded room. When there
 * are too many different ones, the mantissa of each is cut by as many bits as it takes; so the same numbers give the same
 * distribution, however they were split and in whatever order they were added.
 */
public final class Distribution {

    private static final int MOST = 1000;
    private static final int MANTISSA = 52;

    /** How many bits of the mantissa are kept. */
    private final int bits;

    private final NavigableMap<Double, Long> buckets;

    private Distribution(int bits, NavigableMap<Double, Long> buckets) {
        this.bits = bits;
        this.buckets = buckets;
    }

    public static Distribution of(double number) {
        var buckets = new TreeMap<Double, Long>();
        buckets.put(number, 1L);
        return new Distribution(MANTISSA, buckets);
    }

    @JsonCreator
    static Distribution read(@JsonProperty("bits") int bits, @JsonProperty("buckets") List<double[]> buckets) {
        var read = new TreeMap<Double, Long>();
        buckets.forEach(one -> read.put(one[0], (long) one[1]));
        return new Distribution(bits, read);
    }

    @JsonProperty
    int bits() {
        return bits;
    }

    /** Each number and how many there are of it, the least first. */
    @JsonProperty
    List<double[]> buckets() {
        var all = new ArrayList<double[]>();
        buckets.forEach((number, count) -> all.add(new double[] {number, count}));
        return all;
    }

    public Distribution plus(Distribution other) {
        var sum = cut(Math.min(bits, other.bits));
        other.cut(sum.bits).buckets.forEach((number, count) -> sum.buckets.merge(number, count, Long::sum));
        var fewer = sum;
        while (fewer.buckets.size() > MOST) {
            fewer = fewer.cut(fewer.bits - 1);
        }
        return fewer;
    }

    /** A copy whose numbers have no more than so many bits. */
    private Distribution cut(int to) {
        var cut = new TreeMap<Double, Long>();
        buckets.forEach((number, count) -> cut.merge(cut(number, to), count, Long::sum));
        return new Distribution(to, cut);
    }

    private static double cut(double number, int bits) {
        return Double.longBitsToDouble(Double.doubleToLongBits(number) & -1L << (MANTISSA - bits));
    }

    /** The least number of the greatest ones that are so many percent of all, and at least one. */
    double leastOfTop(double percent) {
        var all = buckets.values().stream().mapToLong(Long::longValue).sum();
        return least(Math.ceil(all * percent / 100), (number, count) -> count);
    }

    /** The least number of the fewest that bring so many percent of the sum; nobody does when there is none. */
    double leastOfTotal(double percent) {
        DoubleBinaryOperator sum = (number, count) -> number * count;
        var all = buckets.entrySet().stream()
                .mapToDouble(bucket -> sum.applyAsDouble(bucket.getKey(), bucket.getValue()))
                .sum();
        // A hair less, as the parts are added in another order than the whole.
        return all == 0 ? Double.POSITIVE_INFINITY : least(all * percent / 100 * (1 - 1e-12), sum);
    }

    /** How far down from the greatest it takes to come to the weight. */
    private double least(double weight, DoubleBinaryOperator of) {
        var sum = 0.0;
        for (var bucket : buckets.descendingMap().entrySet()) {
            sum += of.applyAsDouble(bucket.getKey(), bucket.getValue());
            if (sum >= weight) {
                return bucket.getKey();
            }
        }
        return buckets.firstKey();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that && bits == that.bits && buckets.equals(that.buckets);
    }

    @Override
    public int hashCode() {
        return buckets.hashCode();
    }
}
