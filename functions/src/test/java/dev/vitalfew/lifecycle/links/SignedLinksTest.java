package dev.vitalfew.lifecycle.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedLinksTest {

    private static final Id ADA = Id.known("ada");
    private static final SignedLinks LINKS = new SignedLinks(new OneKey(), "https://vf.example/");

    static Stream<Grant> grants() {
        return Stream.of(
                new Grant.Unsubscribe(ADA, "0af3", "reactivation"),
                new Grant.Preferences(ADA, "0af3"),
                new Grant.Why(ADA, "tips", "tips-1", "u:ada/use/1"),
                new Grant.Survey(ADA, "nps-survey", "nps-survey", "u:ada/survey_due/1"),
                new Grant.Survey(Id.anonymous("ü/5f3c"), "s", "e", "g:acme/behavioural_segment/12"));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void leadToThePageWithWhatTheyGrant(Grant grant) {
        assertThat(LINKS.to(grant)).startsWith("https://vf.example/p/" + grant.page() + "?t=1.");
        assertThat(verified(token(grant))).contains(grant);
    }

    @ParameterizedTest
    @MethodSource("grants")
    void grantNothingWhenACharacterIsChanged(Grant grant) {
        var token = token(grant);
        for (var i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(verified(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("grants")
    void grantNothingWhenTheirKeyIsGone(Grant grant) {
        assertThat(verified(token(grant).replaceFirst("1\\.", "2."))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("grants")
    void grantOneThingOnly(Grant grant) {
        var others = grants().map(Grant::getClass).filter(kind -> !kind.isInstance(grant));

        assertThat(others).isNotEmpty().allSatisfy(kind -> assertThat(LINKS.verify(kind, token(grant)))
                .isEmpty());
    }

    private static Optional<Grant> verified(String token) {
        return LINKS.verify(Grant.class, token);
    }

    private static String token(Grant grant) {
        var link = LINKS.to(grant);
        return link.substring(link.indexOf("t=") + 2);
    }

    private static final class OneKey implements SigningKeys {
        @Override
        public Key current() {
            return new Key("1", new byte[] {1, 2, 3});
        }

        @Override
        public Optional<Key> find(String number) {
            return number.equals("1") ? Optional.of(current()) : Optional.empty();
        }
    }
}
