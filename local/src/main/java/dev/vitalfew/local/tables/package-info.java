/**
 * In: table resources. Out: the same tables in DynamoDB Local, a process of its own. Read {@link dev.vitalfew.local.tables.DynamoProcess} first.
 */
@NullMarked
package dev.vitalfew.local.tables;

import org.jspecify.annotations.NullMarked;
