import Glibc

/// Writing to a pipe that nobody reads is an error of the write and no signal to the process.
enum BrokenPipe {
  /// Runs `write`, which leaves EPIPE in `errno` where its pipe is broken.
  static func ignored(_ write: () -> Int) -> Int {
    var broken = sigset_t()
    var before = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &broken, &before)
    let count = write()
    let fault = errno
    if count < 0, fault == EPIPE {
      var atOnce = timespec()
      _ = sigtimedwait(&broken, nil, &atOnce)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    errno = fault
    return count
  }
}
