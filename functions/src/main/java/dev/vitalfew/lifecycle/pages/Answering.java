package dev.vitalfew.lifecycle.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.events.NpsAnswered;
import dev.vitalfew.lifecycle.enrollments.OwnEvent;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.platform.Hash;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes a person's answer to a survey. The same answer again is the same event; another one is later, so it counts. */
public final class Answering {

    private final NpsAnswers answers;
    private final Log log;
    private final Clock clock;

    public Answering(NpsAnswers answers, Log log, Clock clock) {
        this.answers = answers;
        this.log = log;
        this.clock = clock;
    }

    /** When this returns, the answer is in the log. */
    void answer(Grant.Survey survey, NpsAnswer answer) {
        var now = clock.instant();
        var given = answers.note(survey, answer, now);
        if (!log.append(List.of(answered(survey, answer, given, now))).isEmpty()) {
            throw new IllegalStateException("the log did not take an answer of " + survey.person());
        }
    }

    /** Named after the survey and the answer, and placed where it was first given, so that repeats are one event. */
    private static LogEntry answered(Grant.Survey survey, NpsAnswer answer, Instant given, Instant now) {
        var name = Hash.sha256(survey.text() + "\n" + answer.score() + "\n" + answer.comment());
        var properties = new TreeMap<String, JsonNode>(Map.of(
                NpsAnswered.SCORE,
                new IntNode(answer.score()),
                "sequence",
                new TextNode(survey.sequence()),
                "email",
                new TextNode(survey.email()),
                "entry",
                new TextNode(survey.entry())));
        if (!answer.comment().isEmpty()) {
            properties.put(NpsAnswered.COMMENT, new TextNode(answer.comment()));
        }
        var messageId = "nps-" + given.toEpochMilli() + "-" + name;
        return new OwnEvent(survey.person(), messageId, given, now).entry(NpsAnswered.NAME, properties);
    }
}
