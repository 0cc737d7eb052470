package dev.vitalfew.local;

import dev.vitalfew.local.bus.EventBuses;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.mailbox.Ses;
import dev.vitalfew.local.wire.Json;

/** The endpoint that functions find instead of EventBridge, SES and CloudFormation. */
final class Backstage implements WebServer.Site {

    private final EventBuses buses;
    private final Ses ses;
    private final CustomResources resources;

    Backstage(EventBuses buses, Ses ses, CustomResources resources) {
        this.buses = buses;
        this.ses = ses;
        this.resources = resources;
    }

    @Override
    public Answer answer(Request request) {
        if (request.path().equals(Ses.SEND) && request.method().equals("POST")) {
            return ses.send(request);
        }
        if (request.path().equals(Ses.ACCOUNT) && request.method().equals("GET")) {
            return ses.account();
        }
        if (request.path().startsWith(Ses.IDENTITY) && request.method().equals("GET")) {
            return ses.identity();
        }
        if (request.path().startsWith(CustomResources.PATH)) {
            return resources.responded(request);
        }
        return switch (request.header("x-amz-target").orElse("")) {
            case "AWSEvents.PutEvents" -> Answer.json(buses.put(request.json()));
            case String target -> unknown(request, target);
        };
    }

    private static Answer unknown(Request request, String target) {
        var message = "not known on this machine: " + request.method() + " " + request.path() + " " + target;
        return Answer.json(
                400, Json.object().put("__type", "UnknownOperationException").put("message", message));
    }
}
