package dev.vitalfew.local.template;

import java.util.Set;

/** Which resource types run on this machine and which mean nothing on it; any other stops it. */
final class Types {

    static final Set<String> RUN = Set.of(
            "AWS::IAM::Role",
            "AWS::IAM::Policy",
            "AWS::DynamoDB::Table",
            "AWS::SQS::Queue",
            "AWS::Lambda::Function",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::Version",
            "AWS::Lambda::Alias",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Events::EventBus",
            "AWS::Events::Rule",
            "AWS::Scheduler::Schedule",
            "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::Route",
            "AWS::ApiGatewayV2::Integration");

    /** Metrics, logs, names and what others may do: nothing of what the functions do depends on them here. */
    static final Set<String> IGNORED = Set.of(
            "AWS::IAM::ManagedPolicy",
            "AWS::Lambda::Permission",
            "AWS::Lambda::EventInvokeConfig",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::ResourcePolicy",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::SNS::Topic",
            "AWS::SNS::Subscription",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::Events::EventBusPolicy",
            "AWS::Scheduler::ScheduleGroup",
            "AWS::SES::ConfigurationSet",
            "AWS::SES::ConfigurationSetEventDestination",
            "AWS::SES::EmailIdentity",
            "AWS::SES::ContactList",
            "AWS::ApiGatewayV2::Stage",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy",
            "AWS::KMS::Key",
            "AWS::KMS::Alias",
            "AWS::SSM::Parameter",
            "AWS::Budgets::Budget",
            "AWS::CDK::Metadata");

    private Types() {}

    static boolean custom(String type) {
        return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
    }

    static void check(String id, String type) {
        if (!RUN.contains(type) && !IGNORED.contains(type) && !custom(type)) {
            throw new TemplateException("resource " + id + " is of type " + type
                    + ", which does not run on this machine: teach `local` to run it or list it as ignored in "
                    + Types.class.getName());
        }
    }
}
