package dev.vitalfew.lifecycle.send;

import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.platform.Env;
import java.util.function.Predicate;

/** Where emails may go: to customers only from a stack that its deployer says is production. */
public final class Production {

    /** Why an email does not go out from another. */
    public static final String ELSEWHERE =
            "not production: only the domains of the brand's from and reply_to, and its test_to, get emails";

    private Production() {}

    public static Predicate<String> allowed(Env env, Brand brand) {
        return Boolean.parseBoolean(env.get("PRODUCTION")) ? _ -> true : brand::allowsTestTo;
    }
}
