package dev.vitalfew.infra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Writes the CloudFormation template and its assets to {@code CDK_OUTDIR}, {@code cdk.out} by default. */
public final class VitalFewApp {

    static final String STACK = "VitalFew";

    private VitalFewApp() {}

    public static void main(String[] args) {
        write(Path.of(System.getenv().getOrDefault("CDK_OUTDIR", "cdk.out")), Map.of());
    }

    /** Writes them to the folder; what is {@code stated} stands before the command's context and the environment. */
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
        new VitalFewStack(app, STACK, Settings.of(app));
        app.synth();
    }
}
