package dev.vitalfew.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

    private static final Places PLACES =
            new Places(URI.create("http://localhost:9324"), URI.create("http://localhost:8080"));

    @Test
    void refusesAResourceTypeThatItDoesNotKnow(@TempDir Path folder) {
        var cdkOut = Tiny.template(
                folder, "none", text -> text.replace("AWS::CDK::Metadata", "AWS::StepFunctions::StateMachine"));

        assertThatThrownBy(() -> LocalStack.start(cdkOut, Settings.inMemory()))
                .hasMessageContaining("CDKMetadata")
                .hasMessageContaining("AWS::StepFunctions::StateMachine");
    }

    @Test
    void refusesAReferenceToWhatIsNotThere(@TempDir Path folder) {
        var cdkOut = Tiny.template(folder, "none", text -> text.replace("\"Ref\": \"Bus\"", "\"Ref\": \"Buss\""));

        assertThatThrownBy(() -> Template.read(cdkOut, PLACES)).hasMessageContaining("Buss");
    }

    @Test
    void resolvesReferencesToWhatTheyComeToOnThisMachine(@TempDir Path folder) {
        var template = Template.read(Tiny.template(folder, "none", text -> text), PLACES);

        var post = template.of("AWS::Lambda::Function").stream()
                .filter(function -> function.id().equals("Post"))
                .findFirst()
                .orElseThrow();
        var variables = post.get("Environment").path("Variables");
        assertThat(variables.path("QUEUE").asText()).isEqualTo("http://localhost:9324/000000000000/LateQueue.fifo");
        assertThat(variables.path("BUS_NAME").asText()).isEqualTo("VitalFew");
        assertThat(post.get("Code").path("S3Bucket").asText())
                .isEqualTo("cdk-hnb659fds-assets-000000000000-eu-central-1");
    }
}
