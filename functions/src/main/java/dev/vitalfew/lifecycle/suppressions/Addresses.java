package dev.vitalfew.lifecycle.suppressions;

import dev.vitalfew.platform.Hash;
import java.util.regex.Pattern;

/** Email addresses: which can be written to, and under which hash they are remembered. */
public final class Addresses {

    /** A dot-atom before the @ and a host name with a dot after it: what mail services accept without quoting. */
    private static final Pattern VALID =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}");

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    private Addresses() {}

    public static boolean isValid(String address) {
        return address.length() <= LONGEST
                && address.indexOf('@') <= LONGEST_LOCAL_PART
                && VALID.matcher(address).matches();
    }

    /** SHA-256 in hexadecimal of the address in lower case. */
    public static String hash(String address) {
        return Hash.address(address);
    }
}
