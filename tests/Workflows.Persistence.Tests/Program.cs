using Workflows.Persistence.Tests.Schema;

// The tests run in xunit's host; this is the entry of the process that a test of the migration starts and kills.
return args is ["migrate-and-stop-in-the-middle", var folder] ? await MigrationStopper.RunAsync(folder) : 2;
