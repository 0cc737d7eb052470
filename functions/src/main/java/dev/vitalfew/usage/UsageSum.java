package dev.vitalfew.usage;

import dev.vitalfew.rules.Meter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Usages while they are being added up, however many they are. Meters that are not on the panel are left out. */
public final class UsageSum {

    private final Panel panel;
    private final List<LongBinaryOperator> merging;
    private final List<@Nullable NavigableMap<Integer, Long>> sums;
    private final Map<String, LocalDate> since = new HashMap<>();

    public UsageSum(Panel panel) {
        this.panel = panel;
        this.merging = panel.meters().stream().map(Meter::merging).toList();
        this.sums = new ArrayList<>(Collections.nCopies(panel.size(), null));
    }

    public void add(Usage usage) {
        for (var from = 0; from < usage.panel().size(); from++) {
            var place = panel.place(usage.panel().meters().get(from));
            if (place != Panel.ABSENT && usage.isCounted(from)) {
                var sum = sumAt(place);
                var merge = merging.get(place);
                usage.forEach(from, (day, number) -> sum.merge(day, number, merge::applyAsLong));
            }
        }
        usage.since().forEach((meter, date) -> {
            if (panel.place(meter) != Panel.ABSENT) {
                since.merge(meter, date, UsageSum::later);
            }
        });
    }

    /** Of all together no more is known than of each. */
    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private NavigableMap<Integer, Long> sumAt(int place) {
        var known = sums.get(place);
        if (known != null) {
            return known;
        }
        var begun = new TreeMap<Integer, Long>();
        sums.set(place, begun);
        return begun;
    }

    public Usage usage() {
        var readings = new Readings(
                panel,
                sums.stream().mapToInt(sum -> sum == null ? 0 : sum.size()).sum());
        for (var place = 0; place < panel.size(); place++) {
            var sum = sums.get(place);
            if (sum != null) {
                readings.begin(place);
                sum.forEach(readings::add);
            }
        }
        since.forEach(readings::since);
        return readings.usage();
    }
}
