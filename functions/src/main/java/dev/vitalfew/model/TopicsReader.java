package dev.vitalfew.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code topics.yaml}. */
final class TopicsReader {

    private static final String LANGUAGE = "[a-z]{2,3}";

    private final Entry file;

    TopicsReader(Entry file) {
        this.file = file.allows(List.of("topics"));
    }

    List<Topic> read() {
        file.expects("topics", "a list of topics");
        var topics = new ArrayList<Topic>();
        var seen = new HashSet<String>();
        for (var entry : file.entries("topics")) {
            entry.allows(List.of("topic", "title", "says", "similar_products"));
            var titles = texts(entry, "title", "{ en: Product tips }");
            var sentences = texts(entry, "says", "{ en: How to get more out of the product. }");
            var similar = similar(entry);
            Names.read(entry, "topic").ifPresent(name -> {
                if (!seen.add(name)) {
                    entry.error(entry.at("topic"), "there are two topics " + name, "another name for this one");
                }
                topics.add(new Topic(name, titles, sentences, similar));
            });
        }
        return topics;
    }

    private static boolean similar(Entry entry) {
        var text = entry.text("similar_products").orElse("true");
        if (!Set.of("true", "false").contains(text)) {
            entry.error(entry.at("similar_products"), "similar_products is true or false", "similar_products: true");
        }
        return !text.equals("false");
    }

    /** A text by language; English has to be there, for those whose language is not. */
    private static Map<String, String> texts(Entry entry, String key, String example) {
        entry.expects(key, example);
        var texts = new LinkedHashMap<String, String>();
        entry.entry(key).ifPresent(languages -> {
            languages.keys().forEach(language -> {
                if (!language.matches(LANGUAGE)) {
                    languages.error(languages.atKey(language), language + " is no language", "en, de, …");
                }
                languages.text(language).ifPresent(text -> texts.put(language, text));
            });
            languages.expects(Topics.LANGUAGE, "…");
        });
        return texts;
    }
}
