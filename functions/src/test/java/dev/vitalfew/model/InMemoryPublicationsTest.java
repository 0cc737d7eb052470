package dev.vitalfew.model;

class InMemoryPublicationsTest extends PublicationsTest {

    @Override
    Publications publications() {
        return new InMemoryPublications();
    }
}
