package dev.vitalfew.bench;

import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.CustomerItems;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Results;
import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.platform.DynamoItem;
import dev.vitalfew.usage.Usage;
import dev.vitalfew.usage.UsageCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The product: reads everybody's usage as it is packed in the stored item, and evaluates the model. Traits are read
 * beforehand, as they are for all other engines.
 */
final class ProductOnUsage implements Engine {

    private final List<Facts> withoutUsage = new ArrayList<>();
    private final List<byte[]> packed = new ArrayList<>();
    private final UsageCodec codec;
    private final Evaluator evaluator;
    private final List<String> audiences;
    private int found;

    ProductOnUsage(List<Map<String, AttributeValue>> stored, CustomerItems reading, Model model) {
        for (var attributes : stored) {
            if (reading.record(attributes) instanceof AccountRecord.Folded(var person, var item)) {
                withoutUsage.add(new Facts(person, item.traits(), Usage.NONE, item.firstSeen(), item.nps()));
                packed.add(new DynamoItem(attributes).bytes("usage"));
            }
        }
        codec = new UsageCodec(model.meters());
        evaluator = new Evaluator(model);
        audiences = model.audiences().stream()
                .filter(audience -> audience.of() == Of.PEOPLE)
                .map(Audience::name)
                .toList();
    }

    @Override
    public String name() {
        return "the product";
    }

    @Override
    public void run() {
        found = 0;
        for (var person = 0; person < withoutUsage.size(); person++) {
            found += results(person).audiences().size();
        }
    }

    private Results results(int person) {
        var known = withoutUsage.get(person);
        var usage = codec.decode(packed.get(person));
        var facts = new Facts(known.subject(), known.traits(), usage, known.firstSeen(), known.nps());
        return evaluator.person(facts, History.AS_OF);
    }

    @Override
    public int[] memberships() {
        var memberships = new int[withoutUsage.size()];
        for (var person = 0; person < memberships.length; person++) {
            memberships[person] = Product.bits(results(person), audiences);
        }
        return memberships;
    }
}
