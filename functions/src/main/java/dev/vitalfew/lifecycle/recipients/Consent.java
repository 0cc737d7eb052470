package dev.vitalfew.lifecycle.recipients;

import dev.vitalfew.model.ConsentRules;
import dev.vitalfew.model.ConsentRules.Need;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Topic;
import dev.vitalfew.model.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a recipient agreed to emails about a topic, as far as their country asks for it. */
public record Consent(ConsentRules rules, Topics topics) {

    /** Asks no more than that nobody objected. */
    public static final Consent OF_CUSTOMERS =
            new Consent(new ConsentRules(Need.EXISTING_CUSTOMER, Map.of()), new Topics(List.of(), Map.of()));

    private static final Set<String> YES = Set.of("express", "true", "yes", "granted", "opt_in", "double_opt_in");
    private static final String CUSTOMER = "existing_customer";

    /** @param model as it was read from the folder */
    public static Consent in(Path folder, Model model) {
        return new Consent(ConsentRules.in(folder), Topics.in(folder, model));
    }

    /** Why emails about the topic may not go to the recipient; each reason has words of its own. */
    Optional<String> refusal(Recipient recipient, String topic) {
        var country = recipient.country();
        var asks = country.map(code -> code + " asks").orElse("consent.yaml asks");
        return switch (rules.need(country)) {
            case EXISTING_CUSTOMER -> Optional.empty();
            case EXPRESS ->
                isExpress(recipient)
                        ? Optional.empty()
                        : Optional.of(asks + " for express consent, and none is stated");
            case SIMILAR_PRODUCTS -> {
                if (isExpress(recipient)) {
                    yield Optional.empty();
                }
                if (!isCustomer(recipient)) {
                    yield Optional.of(
                            asks + " for consent, none is stated, and the recipient is not seen to be a customer");
                }
                yield topics.find(topic).map(Topic::similarProducts).orElse(true)
                        ? Optional.empty()
                        : Optional.of(asks + " for express consent to emails about " + topic
                                + ", which is not about similar products");
            }
        };
    }

    private static boolean isExpress(Recipient recipient) {
        return recipient.says("consent").filter(YES::contains).isPresent()
                || recipient.says("marketing_consent").filter(YES::contains).isPresent();
    }

    /** A plan, also a free one, or a price: of the person or of their account. */
    private static boolean isCustomer(Recipient recipient) {
        return recipient.says("consent").filter(CUSTOMER::equals).isPresent()
                || recipient.has("plan")
                || recipient.has("mrr");
    }
}
