package dev.vitalfew.model;

import java.util.List;
import java.util.Optional;

/**
 * What a lens is for.
 *
 * @param outcome what the segments should differ in, such as churn
 * @param kpi what is measured, in the deployer's words
 * @param expect the segments in the order expected of the outcome, the least first
 */
public record Goal(String outcome, Optional<String> kpi, List<String> expect) {

    /** What may become of an account. */
    static final List<String> OUTCOMES = List.of("churn", "expansion", "contraction", "support_cost", "conversion");

    public Goal {
        expect = List.copyOf(expect);
    }
}
