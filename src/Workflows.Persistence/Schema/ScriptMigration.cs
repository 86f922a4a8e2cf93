using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workflows.Persistence.Database;

namespace Workflows.Persistence.Schema;

/// <summary>A migration that runs the script of its own name. One sealed class per script, below.</summary>
internal abstract class ScriptMigration(string name) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(SchemaScripts.Read(ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "sqlite" : "postgres", name));
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class Cases0001() : ScriptMigration(Name)
{
    private const string Name = "0001_cases";
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class Delegations0002() : ScriptMigration(Name)
{
    private const string Name = "0002_delegations";
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class RuleConfirmations0003() : ScriptMigration(Name)
{
    private const string Name = "0003_rule_confirmations";
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class DeadlineChanges0004() : ScriptMigration(Name)
{
    private const string Name = "0004_deadline_changes";
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class SignIn0005() : ScriptMigration(Name)
{
    private const string Name = "0005_sign_in";
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class ChangePreviews0006() : ScriptMigration(Name)
{
    private const string Name = "0006_change_previews";
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class ChangeCases0007() : ScriptMigration(Name)
{
    private const string Name = "0007_change_cases";
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class SlimChanges0008() : ScriptMigration(Name)
{
    private const string Name = "0008_slim_changes";
}

[DbContext(typeof(WorkflowContext)), Migration(Name)]
internal sealed class ReceiptAge0009() : ScriptMigration(Name)
{
    private const string Name = "0009_receipt_age";
}
