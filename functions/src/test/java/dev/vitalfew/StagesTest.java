package dev.vitalfew;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stage knows the stages before it, never the ones after; the domain knows nothing of AWS. */
class StagesTest {

    /** In the order of the data's way, with what the stages share before those that need it. */
    private static final List<String> WAY = List.of(
            "platform",
            "identity",
            "collect",
            "rules",
            "usage",
            "model",
            "lenses",
            "history",
            "customers",
            "fold",
            "quality",
            "segment",
            "announce",
            "lifecycle",
            "feedback",
            "webhooks",
            "tasks",
            "erase",
            "preview",
            "read",
            "install");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vitalfew");

    static List<String> stages() {
        return WAY.subList(0, WAY.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void knowsNoLaterStage(String stage) {
        var later = WAY.subList(WAY.indexOf(stage) + 1, WAY.size()).stream()
                .map(StagesTest::packages)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packages(stage))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsPlaceOnTheWay() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.vitalfew.events..")
                .should()
                .resideInAnyPackage(WAY.stream().map(StagesTest::packages).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void theRoomsOfTheLifecycleFormNoCircle() {
        slices().matching("dev.vitalfew.lifecycle.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** Items and images are AWS's data; {@code install} is a conversation with CloudFormation, {@code Pages} with HTTP. */
    @Test
    void onlyHandlersWiringAndAdaptersKnowAws() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.vitalfew.platform..", "dev.vitalfew.install..")
                .and()
                .haveNameNotMatching(
                        ".*(Handler|Wiring|Dynamo\\w+|Ses\\w+|Sqs\\w+|EventBridge\\w+|Items?|Batch|Stored|Pages)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..")
                .check(CLASSES);
    }

    private static String packages(String stage) {
        return "dev.vitalfew." + stage + "..";
    }
}
