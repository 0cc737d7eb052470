package dev.vitalfew.local.access;

import java.util.regex.Pattern;

/** An action that a role allows on a resource; either may hold {@code *}. */
public record Grant(String action, String resource) {

    boolean allows(Call call) {
        return matches(action, call.action()) && matches(resource, call.resource());
    }

    private static boolean matches(String pattern, String text) {
        return pattern.equals(text)
                || pattern.contains("*")
                        && Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
    }

    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
