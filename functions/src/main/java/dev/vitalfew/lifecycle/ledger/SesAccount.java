package dev.vitalfew.lifecycle.ledger;

import software.amazon.awssdk.services.sesv2.SesV2Client;

/** What SES grants the account in this region, to all of its programs together. */
public final class SesAccount implements Pace.Account {

    private final SesV2Client ses;

    public SesAccount(SesV2Client ses) {
        this.ses = ses;
    }

    @Override
    public Pace.Grant grant() {
        var quota = ses.getAccount(_ -> {}).sendQuota();
        return new Pace.Grant(quota.maxSendRate(), quota.max24HourSend(), quota.sentLast24Hours());
    }
}
