package dev.vitalfew.model;

import java.util.Map;
import java.util.Optional;

/**
 * What emails are about, as recipients choose between on the page of their preferences.
 *
 * @param titles by language, such as {@code de}
 * @param sentences what comes under it, by language
 * @param similarProducts whether it is about the deployer's own products that are similar to what the recipient has
 */
public record Topic(String name, Map<String, String> titles, Map<String, String> sentences, boolean similarProducts) {

    public Topic {
        titles = Map.copyOf(titles);
        sentences = Map.copyOf(sentences);
    }

    /** A topic of which only the name is known: {@code product-tips} is Product tips. */
    static Topic named(String name) {
        var words = name.replaceAll("[-_]+", " ");
        var title = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        return new Topic(name, Map.of(Topics.LANGUAGE, title), Map.of(), true);
    }

    public String title(String language) {
        return Optional.ofNullable(titles.get(language)).orElseGet(() -> titles.getOrDefault(Topics.LANGUAGE, name));
    }

    /** Empty when the model says nothing more. */
    public String sentence(String language) {
        return Optional.ofNullable(sentences.get(language))
                .orElseGet(() -> sentences.getOrDefault(Topics.LANGUAGE, ""));
    }
}
