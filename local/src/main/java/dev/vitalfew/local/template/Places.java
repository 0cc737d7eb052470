package dev.vitalfew.local.template;

import java.net.URI;

/** Where the emulators of this machine listen: what a template's references to its own resources come to. */
public record Places(URI queues, URI api) {

    public static final String REGION = "eu-central-1";
    public static final String ACCOUNT = "000000000000";

    public static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /** The part of an ARN that names the resource: of a queue its name, of a function its name without qualifier. */
    public static String nameOf(String arn) {
        var parts = arn.split(":", -1);
        if (parts.length < 6) {
            throw new TemplateException("not an ARN: " + arn);
        }
        return switch (parts[2]) {
            case "lambda" -> parts[6];
            case "sqs" -> parts[5];
            default -> parts[5].split("/", -1)[1];
        };
    }

    public static String serviceOf(String arn) {
        var parts = arn.split(":", -1);
        return parts.length < 6 ? "" : parts[2];
    }
}
