package dev.vitalfew.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import software.constructs.Construct;

/**
 * What a deployer states: {@code code} (the functions' jar, or a folder of classes), {@code model} (the folder of the
 * model), {@code alarms} (an email address for alarms) and {@code production} (whether customers get emails: true or false,
 * which it is unless stated), each with {@code -c name=value} or as a variable in capitals.
 */
record Settings(Path code, Path model, Optional<String> alarms, boolean production) {

    private static final String JAR = "functions/target/functions.jar";

    Settings {
        if (!Files.exists(code)) {
            throw new IllegalArgumentException(
                    "the functions' code is not there: " + code.toAbsolutePath() + " (`make synth` builds it)");
        }
        if (!Files.isDirectory(model)) {
            throw new IllegalArgumentException("the model's folder is not there: " + model.toAbsolutePath());
        }
    }

    static Settings of(Construct app) {
        return new Settings(
                Path.of(stated(app, "code").orElse(JAR)),
                Path.of(stated(app, "model").orElse("model")),
                stated(app, "alarms"),
                stated(app, "production").map(Settings::yesOrNo).orElse(false));
    }

    private static boolean yesOrNo(String stated) {
        return switch (stated) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("production is true or false, not " + stated);
        };
    }

    private static Optional<String> stated(Construct app, String name) {
        return Optional.ofNullable(app.getNode().tryGetContext(name))
                .map(Object::toString)
                .or(() -> Optional.ofNullable(System.getenv(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }
}
