package dev.vitalfew.segment;

class MemoryRunsTest extends RunModelContract {

    @Override
    RunStore runs() {
        return new MemoryRuns();
    }
}
