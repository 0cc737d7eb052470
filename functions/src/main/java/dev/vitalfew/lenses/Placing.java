package dev.vitalfew.lenses;

import dev.vitalfew.model.Lens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lens as of a date, made ready to be asked of many subjects. */
final class Placing {

    private static final Placement NOWHERE = new Placement.Unclassified("no segment fits");

    private final Map<String, Lens.Pin> pins = new LinkedHashMap<>();
    private final Youth young;
    private final List<Option> needs;
    private final List<Option> segments;

    /** Where somebody comes by a condition; of a need, by its not holding. */
    private record Option(Condition condition, Placement placement) {}

    Placing(Lens lens, AsOf asOf) {
        lens.pins().stream()
                .filter(pin -> !asOf.date().isAfter(pin.until()))
                .forEach(pin -> pins.putIfAbsent(pin.id(), pin));
        young = asOf.youth(lens.notBefore().getDays());
        needs = lens.needs().stream()
                .map(need -> new Option(asOf.condition(need), new Placement.Unclassified(Lack.of(need))))
                .toList();
        segments = lens.segments().stream()
                .map(segment -> new Option(asOf.heldLately(segment), new Placement.In(segment.name())))
                .toList();
    }

    /** Where a subject is put by hand, if it is. */
    Optional<Lens.Pin> pin(Subject subject) {
        return Optional.ofNullable(pins.get(subject.id().value()));
    }

    /** {@link Subject#placement} remembers it. */
    Placement of(Subject subject) {
        var pin = pin(subject);
        if (pin.isPresent()) {
            return new Placement.In(pin.get().segment());
        }
        if (young.is(subject)) {
            return new Placement.Unclassified(young.unknown(subject).reason());
        }
        for (var need : needs) {
            switch (need.condition.of(subject)) {
                case Truth.Yes _ -> {}
                case Truth.No _ -> {
                    return need.placement;
                }
                case Truth.Unknown(var reason) -> {
                    return new Placement.Unclassified(reason);
                }
            }
        }
        for (var segment : segments) {
            switch (segment.condition.of(subject)) {
                case Truth.Yes _ -> {
                    return segment.placement;
                }
                case Truth.Unknown(var reason) -> {
                    return new Placement.Unclassified(reason);
                }
                case Truth.No _ -> {}
            }
        }
        return NOWHERE;
    }
}
