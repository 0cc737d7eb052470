package dev.vitalfew.segment;

import dev.vitalfew.platform.DynamoLocal;

class DynamoRunsTest extends RunModelContract {

    @Override
    RunStore runs() {
        return new DynamoRuns(DynamoLocal.client(), DynamoLocal.table("run", "part"));
    }
}
