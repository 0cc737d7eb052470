package dev.vitalfew.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void showsSizesMovesAndReasons() throws JsonProcessingException {
        var text = text("""
                {"asOf":"2026-11-22","complete":true,"accounts":1200,"people":5,"failed":0,
                 "countedAnew":{"meters":["event Board Shared"],"items":7,"events":12},
                 "notRanked":["the top 20% by mrr"],
                 "lenses":[
                   {"lens":"plan_tier","of":"accounts","fate":"kept",
                    "segments":[{"segment":"scale","now":1,"then":1200,"entering":1199,"leaving":0,"emailable":3}],
                    "unclassified":{"now":0,"then":2,"reasons":{"no plan is known":2}},
                    "moves":[{"from":"growth","to":"scale","count":1199}],
                    "samples":[{"subject":"g:zeta","account":"g:zeta","reason":"plan is growth","from":"growth","to":"scale"}]},
                   {"lens":"region","of":"accounts","fate":"kept","segments":[],"unclassified":{},"moves":[],"samples":[]}],
                 "audiences":[
                   {"audience":"fans","of":"people","fate":"new","now":0,"then":1,"entering":1,"leaving":0,"emailable":1,
                    "samples":[{"subject":"u:1","account":"u:1","reason":null,"from":null,"to":"in"}]}],
                 "sequences":[{"sequence":"tips","fate":"removed","inside":"leave"},{"sequence":"hello","fate":"new"}]}""");

        assertThat(text.lines().map(String::stripTrailing))
                .containsSubsequence(
                        "As of 2026-11-22, of 1,200 accounts and 5 people:",
                        "To be counted anew from the log: event Board Shared. That reads 12 events for 7 items.",
                        "Not ranked yet: the top 20% by mrr. The first daily run under this model finds the top, the second"
                                + " who is there.",
                        "plan_tier of accounts",
                        "  segment       now   then     in  out  emailable",
                        "  scale           1  1,200  1,199    0          3",
                        "  unclassified    0      2",
                        "    unclassified: 2 because no plan is known",
                        "    growth → scale: 1,199",
                        "    g:zeta  growth → scale: plan is growth",
                        "Nobody moves in the lenses region.",
                        "Audiences",
                        "  fans of people (new)    0     1   1    0          1",
                        "    u:1  – → in: no time to find out why",
                        "Sequences",
                        "  tips: removed; those who are inside leave",
                        "  hello: new");
    }

    @Test
    void saysThatALensWasRenamed() throws JsonProcessingException {
        var text = text("""
                {"asOf":"2026-11-22","complete":true,"accounts":4,"people":5,"failed":0,"countedAnew":{"items":0},
                 "lenses":[
                   {"lens":"what_they_pay","of":"accounts","fate":"renamed",
                    "segments":[{"segment":"scale","now":4,"then":4,"entering":0,"leaving":0,"emailable":0}],
                    "unclassified":{"now":0,"then":0,"reasons":{}},"moves":[],"samples":[]}],
                 "audiences":[]}""");

        assertThat(text.lines().map(String::stripTrailing))
                .containsSubsequence(
                        "what_they_pay of accounts (renamed)",
                        "  segment  now  then  in  out  emailable",
                        "  scale      4     4   0    0          0");
    }

    @Test
    void warnsOfEventsAndPagesThatNobodyDid() throws JsonProcessingException {
        var named = """
                "named":[{"event":"Bord Shared","seenOf":0,"neededBy":["fans","tier"],"perhaps":["Board Shared"]},
                         {"event":"Task Created","seenOf":3,"neededBy":["tier"],"perhaps":[]},
                         {"page":"/princing","seenOf":0,"neededBy":[],"perhaps":[]}]}""";

        assertThat(text("{\"accounts\":1,\"people\":0," + named).lines())
                .containsSubsequence(
                        "Warning: rules name these, and nobody did any of them for as long as they look back",
                        "  event \"Bord Shared\", in fans, tier: is \"Board Shared\" meant, which is sent?",
                        "  page /princing")
                .noneMatch(line -> line.contains("Task Created"));
        assertThat(text("{\"accounts\":0,\"people\":0," + named)).doesNotContain("Warning");
    }

    @Test
    void warnsOfPinsOfIdsThatNobodyHas() throws JsonProcessingException {
        assertThat(text("""
                {"accounts":2,"people":0,"pins":[{"lens":"tier","id":"acme","segment":"big","there":1},
                                                 {"lens":"tier","id":"acne","segment":"big","there":0}]}""").lines())
                .contains("Warning: the lens tier pins acne to big, and nobody has that id")
                .noneMatch(line -> line.contains("pins acme"));
    }

    @Test
    void repeatsTheAdvice() throws JsonProcessingException {
        assertThat(text("{\"accounts\":0,\"people\":0,\"advice\":[\"Begin with 100% of one.\"]}")
                        .lines())
                .contains("Begin with 100% of one.");
    }

    @Test
    void saysFirstHowManyCouldNotBeLookedAt() throws JsonProcessingException {
        var text = text("""
                {"asOf":"2026-11-22","complete":true,"accounts":1,"people":1,"failed":2,"countedAnew":{"items":0}}""");

        assertThat(text.lines()).contains("2 accounts could not be looked at.", "Nothing has to be counted anew.");
    }

    private static String text(String json) throws JsonProcessingException {
        return PlanText.of(new ObjectMapper().readTree(json));
    }
}
