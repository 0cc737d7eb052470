package dev.vitalfew.infra;

import software.amazon.awscdk.services.sqs.Queue;

/** A queue, where its failures go, and the environment variable by which functions are told its URL. */
record NamedQueue(String variable, Queue queue, Queue deadLetters) {}
