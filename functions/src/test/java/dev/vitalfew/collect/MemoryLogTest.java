package dev.vitalfew.collect;

class MemoryLogTest extends LogContract {

    @Override
    Log log() {
        return new MemoryLog();
    }
}
