package dev.vitalfew.quality;

import dev.vitalfew.quality.Counted.Value;
import dev.vitalfew.quality.Finding.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Accounts that pay another price than the others of their plan, the trait {@code mrr} for each of {@code seats} or as a
 * whole, whichever more of them agree on. Enterprise is left out: there prices are negotiated.
 */
final class PriceFindings {

    /** Of fewer accounts no price can be told to be the usual one. */
    private static final int LEAST = 3;

    private PriceFindings() {}

    static Stream<Finding> of(Quality notes) {
        return notes.plans().entrySet().stream().flatMap(plan -> of(plan.getKey(), plan.getValue()).stream());
    }

    /** @param usual what most pay */
    private record Tier(Grouped prices, Value usual, String unit) {
        static Optional<Tier> of(Grouped prices, String unit) {
            return prices.byValue().entrySet().stream()
                    .map(price -> new Value(price.getKey(), price.getValue().count()))
                    .sorted()
                    .findFirst()
                    .map(usual -> new Tier(prices, usual, unit));
        }

        boolean hasUsual() {
            return usual.count() * 2 >= prices.count();
        }

        Found departing() {
            var departing = new Found();
            prices.byValue().forEach((price, accounts) -> {
                if (!price.equals(usual.value())) {
                    departing.add(accounts);
                }
            });
            return departing;
        }
    }

    private static Optional<Finding> of(String plan, Prices prices) {
        var whole = Tier.of(prices.whole(), "");
        var perSeat = Tier.of(prices.perSeat(), " a seat")
                .filter(tier -> tier.prices().count() * 2 >= prices.whole().count());
        return whole.map(tier -> perSeat.filter(seats -> agreement(seats) > agreement(tier))
                        .orElse(tier))
                .filter(tier -> tier.prices().count() >= LEAST)
                .filter(tier -> tier.usual().count() < tier.prices().count())
                .map(tier -> tier.hasUsual() ? departs(plan, tier) : nothingUsual(plan, tier));
    }

    private static double agreement(Tier tier) {
        return (double) tier.usual().count() / tier.prices().count();
    }

    private static Finding departs(String plan, Tier tier) {
        var all = tier.prices().count();
        var departing = all - tier.usual().count();
        return Finding.of(
                        Kind.PRICE_OFF_TIER,
                        Severity.ofShare(departing, all).atLeast(Severity.MEDIUM),
                        plan,
                        "%d of %s on the plan %s pay another price than %s%s, which the others pay."
                                .formatted(
                                        departing,
                                        Counted.of(all, "account", "accounts"),
                                        plan,
                                        tier.usual().value(),
                                        tier.unit()),
                        departing,
                        all,
                        "accounts",
                        "Bring them to the plan's price or to another plan; negotiate prices in Enterprise alone.")
                .such(tier.departing().ids());
    }

    private static Finding nothingUsual(String plan, Tier tier) {
        var all = tier.prices().count();
        return Finding.of(
                        Kind.PRICE_OFF_TIER,
                        Severity.HIGH,
                        plan,
                        "The plan %s has no price that half of its %s pay; most common is %s%s, which %d pay."
                                .formatted(
                                        plan,
                                        Counted.of(all, "account", "accounts"),
                                        tier.usual().value(),
                                        tier.unit(),
                                        tier.usual().count()),
                        all - tier.usual().count(),
                        all,
                        "accounts",
                        "Set one price for the plan; negotiate prices in Enterprise alone. If mrr depends on seats, send"
                                + " the trait seats.")
                .such(tier.departing().ids());
    }
}
