package dev.vitalfew.infra;

import dev.vitalfew.lifecycle.ledger.DynamoCorrespondence;
import dev.vitalfew.lifecycle.results.DynamoResults;
import dev.vitalfew.tasks.DynamoTasks;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/** What is kept: every table outlives the stack, is billed by request, and all but the passing ones can be restored. */
final class Tables {

    static final String DUE = "due";
    static final String SEQUENCE = DynamoResults.INDEX;
    static final String EMAIL = DynamoCorrespondence.EMAIL_INDEX;
    static final String ADDRESS = DynamoCorrespondence.ADDRESS_INDEX;

    final NamedTable events;
    final NamedTable ids;
    final NamedTable customers;
    final NamedTable history;
    final NamedTable lifecycle;
    final NamedTable suppression;
    final NamedTable runs;
    final NamedTable control;
    final NamedTable rejected;
    final NamedTable tasks;

    Tables(Construct scope) {
        events = named(
                "EVENTS_TABLE",
                table(scope, "EventsTable", "id", "key").stream(StreamViewType.NEW_IMAGE)
                        .timeToLiveAttribute("expires"),
                "EventsTable");
        ids = named("IDS_TABLE", table(scope, "IdsTable", "id"), "IdsTable");
        customers = named("CUSTOMERS_TABLE", table(scope, "CustomersTable", "account", "item"), "CustomersTable");
        customers
                .table()
                .addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(EMAIL)
                        .partitionKey(text("email"))
                        .projectionType(ProjectionType.KEYS_ONLY)
                        .build());
        history = named(
                "HISTORY_TABLE",
                table(scope, "HistoryTable", "subject", "version").stream(StreamViewType.NEW_IMAGE),
                "HistoryTable");
        lifecycle = named("LIFECYCLE_TABLE", table(scope, "LifecycleTable", "person", "record"), "LifecycleTable");
        lifecycle
                .table()
                .addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(DUE)
                        .partitionKey(text("shard"))
                        .sortKey(text("dueAt"))
                        .projectionType(ProjectionType.ALL)
                        .build());
        lifecycle
                .table()
                .addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(ADDRESS)
                        .partitionKey(text("address"))
                        .projectionType(ProjectionType.KEYS_ONLY)
                        .build());
        lifecycle
                .table()
                .addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(SEQUENCE)
                        .partitionKey(text("sequence"))
                        .sortKey(text("record"))
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(DynamoResults.ATTRIBUTES)
                        .build());
        suppression = named("SUPPRESSION_TABLE", table(scope, "SuppressionTable", "address"), "SuppressionTable");
        runs = named("RUNS_TABLE", table(scope, "RunsTable", "run", "part"), "RunsTable");
        control = named("CONTROL_TABLE", table(scope, "ControlTable", "name"), "ControlTable");
        rejected = named(
                "REJECTED_TABLE",
                table(scope, "RejectedTable", "day", "id")
                        .timeToLiveAttribute("expires")
                        .pointInTimeRecoverySpecification(recovery(false)),
                "RejectedTable");
        tasks = named("TASKS_TABLE", table(scope, "TasksTable", "id"), "TasksTable");
        for (var index : DynamoTasks.INDEXES) {
            tasks.table()
                    .addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                            .indexName(index)
                            .partitionKey(text(index))
                            .sortKey(text("order"))
                            .projectionType(ProjectionType.ALL)
                            .build());
        }
    }

    private static NamedTable named(String variable, Table.Builder table, String id) {
        return new NamedTable(variable, LogicalIds.fixed(table.build(), id));
    }

    private static Table.Builder table(Construct scope, String id, String partition, String sort) {
        return table(scope, id, partition).sortKey(text(sort));
    }

    private static Table.Builder table(Construct scope, String id, String partition) {
        return Table.Builder.create(scope, id)
                .partitionKey(text(partition))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(recovery(true))
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }

    private static PointInTimeRecoverySpecification recovery(boolean enabled) {
        return PointInTimeRecoverySpecification.builder()
                .pointInTimeRecoveryEnabled(enabled)
                .build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
