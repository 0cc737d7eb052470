package dev.vitalfew.bench;

import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.CustomerItems;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Results;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The product: reads everybody's item as it is stored, all of it, and evaluates the model. */
final class Product implements Engine {

    private final List<Map<String, AttributeValue>> stored;
    private final CustomerItems items;
    private final Evaluator evaluator;
    private final List<String> audiences;
    private int found;

    Product(List<Map<String, AttributeValue>> stored, CustomerItems items, Model model) {
        this.stored = stored;
        this.items = items;
        this.evaluator = new Evaluator(model);
        this.audiences = model.audiences().stream()
                .filter(audience -> audience.of() == Of.PEOPLE)
                .map(Audience::name)
                .toList();
    }

    @Override
    public String name() {
        return "the product, reading the whole item";
    }

    @Override
    public void run() {
        found = 0;
        for (var item : stored) {
            found += results(item).audiences().size();
        }
    }

    private Results results(Map<String, AttributeValue> attributes) {
        if (items.record(attributes) instanceof AccountRecord.Folded(var person, var item)) {
            return evaluator.person(Summed.person(person, List.of(item)), History.AS_OF);
        }
        throw new IllegalArgumentException("not an item of a person: " + attributes.keySet());
    }

    @Override
    public int[] memberships() {
        return stored.stream().mapToInt(item -> bits(results(item), audiences)).toArray();
    }

    static int bits(Results results, List<String> audiences) {
        return results.audiences().stream()
                .mapToInt(audience -> 1 << audiences.indexOf(audience))
                .sum();
    }

    List<String> audiences() {
        return audiences;
    }
}
