import CProcess

rh_leave(WorkerProgram.run(Array(CommandLine.arguments.dropFirst())))
