package dev.vitalfew.infra;

import software.amazon.awscdk.services.dynamodb.Table;

/** A table and the environment variable by which functions are told its name. */
record NamedTable(String variable, Table table) {}
