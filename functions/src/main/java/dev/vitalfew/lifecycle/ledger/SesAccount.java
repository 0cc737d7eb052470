package dev.vitalfew.lifecycle.ledger;

import java.util.Optional;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/** What SES grants the account in this region, to all of its programs together, and whether it sends for the brand at all. */
public final class SesAccount implements Pace.Account {

    private final SesV2Client ses;
    private final String sender;

    /** @param sender the address that emails come from: it is to be verified, or its domain */
    public SesAccount(SesV2Client ses, String sender) {
        this.ses = ses;
        this.sender = sender;
    }

    @Override
    public Pace.Grant grant() {
        var account = ses.getAccount(_ -> {});
        var quota = account.sendQuota();
        return new Pace.Grant(
                quota.maxSendRate(),
                quota.max24HourSend(),
                quota.sentLast24Hours(),
                obstacle(account.sendingEnabled()));
    }

    private Optional<String> obstacle(boolean enabled) {
        if (!enabled) {
            return Optional.of("SES has paused sending for this account");
        }
        var domain = sender.substring(sender.indexOf('@') + 1);
        return isVerified(domain) || isVerified(sender)
                ? Optional.empty()
                : Optional.of("SES has verified neither " + domain + " nor " + sender);
    }

    private boolean isVerified(String identity) {
        try {
            return ses.getEmailIdentity(get -> get.emailIdentity(identity)).verifiedForSendingStatus();
        } catch (NotFoundException _) {
            return false;
        }
    }
}
