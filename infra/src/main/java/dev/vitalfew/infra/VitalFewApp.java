package dev.vitalfew.infra;

import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.preview.CheckModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Writes the CloudFormation template and its assets to {@code CDK_OUTDIR}, {@code cdk.out} by default. */
public final class VitalFewApp {

    static final String STACK = "VitalFew";

    private VitalFewApp() {}

    public static void main(String[] args) {
        try {
            write(Path.of(System.getenv().getOrDefault("CDK_OUTDIR", "cdk.out")), Map.of());
        } catch (BadModel refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /**
     * Writes them to the folder; what is {@code stated} stands before the command's context and the environment. Throws
     * {@link ModelRefused}, and writes no template, for a model that {@code make check} refuses: no function could read it.
     */
    public static void write(Path folder, Map<String, String> stated) {
        var context = new HashMap<String, Object>(stated);
        // Says at each resource with an asset which folder of the output holds it; local reads that.
        context.put("aws:cdk:enable-asset-metadata", true);
        var app = new App(AppProps.builder()
                .analyticsReporting(false)
                .treeMetadata(false)
                .outdir(folder.toString())
                .postCliContext(context)
                .build());
        var settings = Settings.of(app);
        check(settings.model());
        new VitalFewStack(app, STACK, settings);
        app.synth();
    }

    /** No model is deployed that the functions would refuse. */
    private static void check(Path model) {
        var wrong = CheckModel.problems(model, Clock.systemUTC()).stream()
                .filter(ModelProblem::refuses)
                .map(problem -> model.resolve(problem.file()) + problem.said())
                .toList();
        if (!wrong.isEmpty()) {
            throw new BadModel("the model can't be deployed:\n" + String.join("\n", wrong));
        }
    }

    /** What {@code make check} refuses. */
    static final class BadModel extends RuntimeException {

        private static final long serialVersionUID = 1;

        private BadModel(String message) {
            super(message);
        }
    }
}
