package dev.vitalfew.infra;

import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Writes the CloudFormation template and its assets to {@code CDK_OUTDIR}, {@code cdk.out} by default. */
public final class VitalFewApp {

    static final String STACK = "VitalFew";

    private VitalFewApp() {}

    public static void main(String[] args) {
        var app = new App(AppProps.builder()
                .analyticsReporting(false)
                .treeMetadata(false)
                .outdir(System.getenv().getOrDefault("CDK_OUTDIR", "cdk.out"))
                // Says at each resource with an asset which folder of the output holds it; local reads that.
                .postCliContext(Map.of("aws:cdk:enable-asset-metadata", true))
                .build());
        new VitalFewStack(app, STACK, Settings.of(app));
        app.synth();
    }
}
